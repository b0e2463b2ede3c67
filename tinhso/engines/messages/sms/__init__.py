"""SMS: words that fit, links that are ours, a gateway that may fail, reports that come twice."""

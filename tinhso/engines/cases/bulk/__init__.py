"""One act for many cases, a result for each: done by the worker, so that it can be taken up again where it stopped."""

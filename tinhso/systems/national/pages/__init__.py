"""The pages of the link, for officials."""

"""Commands an operator runs on the machine of the node."""

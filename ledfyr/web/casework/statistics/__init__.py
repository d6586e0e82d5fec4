"""The node's own figures, beside the published figures of a country."""

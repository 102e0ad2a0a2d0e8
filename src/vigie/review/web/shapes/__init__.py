"""What goes over the wire, for the OpenAPI document: the names of the claim record, and few more.

Answers are not built from these models; they are what the store holds. Tests hold the two together.
"""

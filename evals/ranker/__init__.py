"""A cross-encoder of our own: trained on marked questions, cut small, shipped as int8."""

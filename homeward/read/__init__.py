"""From a document to claims and events: the words first, the conclusions after them."""

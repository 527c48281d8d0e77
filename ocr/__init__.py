"""From the bytes of a scan to a page of text with places, confidences and runners-up. Knows no catalogue, no index."""

"""Recognition engines behind the port of ocr.port. Only danghao.bootstrap chooses one; each loads its library late."""

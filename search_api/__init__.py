"""Search and reading for people and programs: the use-cases, the HTTP API and the web pages. It never loads OCR."""

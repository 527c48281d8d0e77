"""The web pages: templates, wording in Chinese and English, static files. They show what the service answers."""

"""An encrypted PDF, written by reportlab."""

import io

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def encrypted_pdf():
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret", ownerPassword="owner", strength=128))
    canvas.drawString(100, 700, "nobody may read this")
    canvas.save()
    return buffer.getvalue()

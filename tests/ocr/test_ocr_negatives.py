"""Photocopies in negative are turned to positive; black margins, photographs and dark paper stay."""

import cv2
import numpy as np
from page_drawing import blank, draw_paragraph, draw_table

from ocr.negatives import as_positive
from ocr.reading import read_page
from ocr.scans import PageImage


def form():
    page = blank()
    draw_paragraph(page, left=120, top=900, lines=12)
    draw_table(page)
    return page


def test_a_page_in_negative_becomes_positive_and_is_read(rapidocr_engine):
    page = form()
    negative = np.clip(255 - page.astype(np.int16) + np.random.default_rng(2).normal(8, 6, page.shape), 0, 255).astype(
        np.uint8
    )
    assert np.median(as_positive(negative)) > 220
    read = read_page(PageImage(pixels=negative), rapidocr_engine)
    assert read.text.split()[:60] == read_page(PageImage(pixels=page), rapidocr_engine).text.split()[:60]
    assert (read.scan_width, read.scan_height) == (page.shape[1], page.shape[0])


def test_a_large_block_in_negative_becomes_positive_and_the_rest_stays():
    page = form()
    page[880:1700] = 255 - page[880:1700]
    positive = as_positive(page)
    assert (np.abs(positive.astype(np.int16) - form()) > 60).mean() < 0.02


def test_what_is_no_negative_stays():
    page = form()
    assert as_positive(page) is page
    margin = page.copy()
    margin[:, :260] = 12
    assert as_positive(margin) is margin
    lid = np.full((2600, 2300, 3), 10, np.uint8)
    lid[100:2439, 200:1854] = page
    assert as_positive(lid) is lid
    photograph = page.copy()
    noise = np.random.default_rng(4).uniform(0, 255, (12, 9)).astype(np.float32)
    photograph[800:1900, 300:1300] = cv2.resize(noise, (1000, 1100))[..., None] * 0.7
    assert as_positive(photograph) is photograph
    dark = (page * 0.3).astype(np.uint8)
    assert as_positive(dark) is dark

"""What happens to paper and scanner: skew, noise, blur, uneven light, yellowed paper. Places move with the page."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from PIL import Image

Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Damage:
    """One page's wear. Zero everywhere is a clean page."""

    skew_deg: float = 0.0
    noise: float = 0.0  # standard deviation in grey levels
    blur: float = 0.0  # Gaussian sigma in pixels at 200 dpi
    shade: float = 0.0  # how much darker the darkest corner is, 0…0.3
    paper: tuple[int, int, int] = (255, 255, 255)
    specks: int = 0
    bleed: float = 0.0  # back side showing through, 0…0.15

    @property
    def clean(self) -> bool:
        return self == Damage()

    def names(self) -> list[str]:
        """Return what can be seen of it, for people who look where reading errs."""
        seen = {
            "noise": self.noise > 5, "blur": self.blur > 0.4, "uneven light": self.shade > 0.08,
            "yellowed paper": self.paper[2] < 235, "specks": self.specks > 30, "show-through": self.bleed > 0,
        }  # fmt: skip
        return [name for name, is_seen in seen.items() if is_seen]


def choose_damage(rng: random.Random, *, level: str = "mixed") -> Damage:
    """Return wear by chance: ``none``, ``light``, ``heavy``, or a mix of the three."""
    if level == "mixed":
        level = rng.choices(("none", "light", "heavy"), (0.25, 0.55, 0.2))[0]
    if level == "none":
        return Damage()
    if level == "light":
        return Damage(
            skew_deg=round(rng.uniform(-0.9, 0.9), 2), noise=rng.uniform(0, 5), blur=rng.uniform(0, 0.5),
            shade=rng.uniform(0, 0.08), paper=rng.choice(((255, 255, 255), (252, 250, 244), (248, 244, 232))),
            specks=rng.randint(0, 30),
        )  # fmt: skip
    return Damage(
        skew_deg=round(rng.uniform(-2, 2), 2), noise=rng.uniform(5, 13), blur=rng.uniform(0.4, 0.9),
        shade=rng.uniform(0.05, 0.22), paper=rng.choice(((245, 238, 215), (240, 230, 205), (238, 236, 230))),
        specks=rng.randint(20, 160), bleed=rng.choice((0.0, 0.05, 0.1)),
    )  # fmt: skip


def skew_matrix(width: int, height: int, skew_deg: float) -> Any:
    """Return the 2×3 matrix that maps a point of the level page to the skewed one."""
    return cv2.getRotationMatrix2D((width / 2, height / 2), skew_deg, 1.0)


def move_box(box: Box, matrix: Any) -> Box:
    """Return the upright box around ``box`` after ``matrix``."""
    x0, y0, x1, y1 = box
    corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]], dtype=float) @ matrix.T
    return (
        float(corners[:, 0].min()),
        float(corners[:, 1].min()),
        float(corners[:, 0].max()),
        float(corners[:, 1].max()),
    )


def wear(image: Image.Image, damage: Damage, rng: random.Random, *, dpi: int) -> Image.Image:
    """Return the page as a scanner would deliver it."""
    if damage.clean:
        return image
    pixels: Any = np.asarray(image).astype(np.float32)
    height, width = pixels.shape[:2]
    noise = np.random.default_rng(rng.getrandbits(32))
    if damage.bleed:
        back = cv2.GaussianBlur(pixels[:, ::-1], (0, 0), 2.5)
        pixels = np.minimum(pixels, 255 - (255 - back) * damage.bleed)
    pixels *= np.array(damage.paper, dtype=np.float32) / 255
    if damage.blur:
        pixels = cv2.GaussianBlur(pixels, (0, 0), max(0.1, damage.blur * dpi / 200))
    if damage.skew_deg:
        pixels = cv2.warpAffine(
            pixels, skew_matrix(width, height, damage.skew_deg), (width, height),
            flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=tuple(map(float, damage.paper)),
        )  # fmt: skip
    if damage.shade:
        ys, xs = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
        corner_x, corner_y = rng.choice(((0, 0), (0, 1), (1, 0), (1, 1)))
        far = np.hypot(xs - (1 - corner_x), ys - (1 - corner_y)) / 1.4142
        pixels *= (1 - damage.shade * far**2)[..., None]
    if damage.noise:
        pixels += noise.normal(0, damage.noise, (height, width, 1)).astype(np.float32)
    for _ in range(damage.specks):
        x, y = rng.randrange(width), rng.randrange(height)
        size = rng.choice((1, 1, 2, 3))
        pixels[y : y + size, x : x + size] = rng.randint(40, 140)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))

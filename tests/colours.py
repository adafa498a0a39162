"""How colours look to others: in grey print, to two kinds of colour-blind eyes, and how far inks stand out.

Sources: WCAG 2.2 (relative luminance, contrast); CIE L*; Viénot, Brettel and Mollon 1999 (protanopia, deuteranopia).
"""

from __future__ import annotations

Rgb = tuple[float, float, float]
_RGB_TO_LMS = ((17.8824, 43.5161, 4.11935), (3.45565, 27.1554, 3.86714), (0.0299566, 0.184309, 1.46709))
_LMS_TO_RGB = ((0.0809444479, -0.130504409, 0.116721066), (-0.0102485335, 0.0540193266, -0.113614708),
               (-0.000365296938, -0.00412161469, 0.693511405))
#: What is left of the long, the middle and the short cones' answers.
BLINDNESS = {
    "protan": ((0.0, 2.02344, -2.52581), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "deutan": ((1.0, 0.0, 0.0), (0.494207, 0.0, 1.24827), (0.0, 0.0, 1.0)),
}


def linear(colour: str) -> Rgb:
    """Linear light of "#RRGGBB", 0 to 1."""
    parts = (int(colour[n:n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def luminance(light: Rgb) -> float:
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]


def contrast(ink: str, ground: str) -> float:
    """1 to 21."""
    dark, bright = sorted((luminance(linear(ink)), luminance(linear(ground))))
    return (bright + 0.05) / (dark + 0.05)


def lab(light: Rgb) -> Rgb:
    """CIE L*, a*, b* under D65."""
    x = (0.4124 * light[0] + 0.3576 * light[1] + 0.1805 * light[2]) / 0.95047
    y = luminance(light)
    z = (0.0193 * light[0] + 0.1192 * light[1] + 0.9505 * light[2]) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def as_seen(colour: str, blindness: str) -> Rgb:
    """Linear light as a protan or a deutan sees it."""
    lms = _times(_RGB_TO_LMS, linear(colour))
    red, green, blue = _times(_LMS_TO_RGB, _times(BLINDNESS[blindness], lms))
    return tuple(min(max(c, 0.0), 1.0) for c in (red, green, blue))  # type: ignore[return-value]


def lightness(colour: str) -> float:
    """L* in grey print, 0 to 100."""
    return lab(linear(colour))[0]


def distance(one: Rgb, other: Rgb) -> float:
    """Colour difference (CIE 1976); from about 10 on colours side by side are told apart at a glance."""
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def _times(matrix: tuple[Rgb, Rgb, Rgb], vector: Rgb) -> Rgb:
    red, green, blue = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return red, green, blue

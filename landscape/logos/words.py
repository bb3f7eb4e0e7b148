"""What a logo may be made of: whatever is not named here is left out."""

import re
from collections.abc import Mapping

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"

# By what they become; a link is a group of what it stood around, a switch the first of its choices.
_ELEMENT_WORDS = """
    svg g defs symbol use path rect circle ellipse line polyline polygon image
    linearGradient radialGradient stop pattern clipPath mask marker filter
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
"""
ELEMENTS: Mapping[str, str] = {name: name for name in _ELEMENT_WORDS.split()} | {"a": "g", "switch": "g"}
DRAWN = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image", "use"})
# What nobody misses: words about the picture, and what editors keep for themselves.
SILENT = frozenset({"title", "desc", "metadata", "style"})
TEXTS = frozenset({"text", "tspan", "textPath", "tref", "altGlyph"})

_GEOMETRY_WORDS = """
    x y x1 y1 x2 y2 cx cy r rx ry fx fy fr width height dx dy offset viewBox preserveAspectRatio
    gradientUnits spreadMethod patternUnits patternContentUnits clipPathUnits maskUnits maskContentUnits
    markerUnits markerWidth markerHeight refX refY orient filterUnits primitiveUnits pathLength
    in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4
    stdDeviation edgeMode radius baseFrequency numOctaves seed stitchTiles azimuth elevation z
    pointsAtX pointsAtY pointsAtZ specularExponent specularConstant diffuseConstant surfaceScale
    limitingConeAngle kernelMatrix order divisor bias targetX targetY preserveAlpha scale
    xChannelSelector yChannelSelector d points transform gradientTransform patternTransform
"""
GEOMETRY = frozenset(_GEOMETRY_WORDS.split())
# Declarations that are attributes as well, and so need no style sheet.
_PRESENTATION_WORDS = """
    fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin
    stroke-miterlimit stroke-dasharray stroke-dashoffset opacity color display visibility overflow
    clip-path clip-rule mask filter marker marker-start marker-mid marker-end stop-color stop-opacity
    flood-color flood-opacity lighting-color color-interpolation color-interpolation-filters
    shape-rendering image-rendering paint-order vector-effect transform
"""
PRESENTATION = frozenset(_PRESENTATION_WORDS.split())
# Declarations that only a style can make; each of one plain word.
STYLES = frozenset({"mix-blend-mode", "isolation", "mask-type"})
REFERENCES = frozenset({"clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end"})
PAINTS = frozenset({"fill", "stroke"})

_FUNCTIONS = "rgb|rgba|hsl|hsla|matrix|translate|translateX|translateY|scale|scaleX|scaleY|rotate|skewX|skewY"
# Words, numbers, colours, lists of them, and functions that name nothing elsewhere.
PLAIN = re.compile(rf"(?:(?:{_FUNCTIONS})\s*\(\s*[-+\w.,%/\s]*\)|[-+\w.,%#/\s])*+")
OUTLINE = re.compile(r"[-+0-9.,eE\sMmZzLlHhVvCcSsQqTtAa]*+")
WORD = re.compile(r"[a-z-]{1,30}")
LOCAL = re.compile(r"""\s*url\(\s*["']?#([^"')\s]{1,200})["']?\s*\)\s*(none|[-+\w.,%#()\s]{0,60})""")

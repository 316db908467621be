"""The programs of the graphics card: a softly lit surface, and lines as wide as one likes."""

from __future__ import annotations

from PySide6.QtOpenGL import QOpenGLShader, QOpenGLShaderProgram

_PRECISION = """
#ifdef GL_ES
precision highp float;
#endif
"""

_SURFACE_VERTEX = """
attribute vec3 a_place;
attribute vec3 a_normal;
attribute vec4 a_color;
uniform mat4 u_matrix;
uniform vec3 u_light;
varying vec3 v_color;
void main() {
    // after Lambert, but half of it reaches around: no side is black
    float light = 0.5 + 0.5 * dot(a_normal, u_light);
    v_color = a_color.rgb * mix(0.72, 1.06, light);
    gl_Position = u_matrix * vec4(a_place, 1.0);
}
"""
_SURFACE_FRAGMENT = """
varying vec3 v_color;
void main() { gl_FragColor = vec4(v_color, 1.0); }
"""

# The quad around a piece is spanned in pixels. It comes a little nearer to the eye than it is, so
# that no triangle it lies on hides it.
_LINE_VERTEX = """
attribute vec3 a_begin;
attribute vec3 a_end;
attribute vec3 a_corner;
uniform mat4 u_matrix;
uniform vec2 u_half;
uniform float u_reach;
uniform float u_cap;
uniform float u_nearer;
varying vec4 v_at;
void main() {
    vec4 begin = u_matrix * vec4(a_begin, 1.0);
    vec4 end = u_matrix * vec4(a_end, 1.0);
    vec2 from = begin.xy / begin.w * u_half;
    vec2 way = end.xy / end.w * u_half - from;
    float length = length(way);
    vec2 along = length > 0.001 ? way / length : vec2(1.0, 0.0);
    vec2 at = vec2(mix(-u_reach * u_cap, length + u_reach * u_cap, a_corner.x),
                   u_reach * a_corner.y);
    vec2 pixel = from + along * at.x + vec2(-along.y, along.x) * at.y;
    vec4 here = a_corner.x < 0.5 ? begin : end;
    float depth = (here.z - u_nearer * here.w) / (here.w * (1.0 - u_nearer));
    gl_Position = vec4(pixel / u_half, depth, 1.0);
    v_at = vec4(at, length, a_corner.z);
}
"""
_LINE_FRAGMENT = """
varying vec4 v_at;
uniform vec4 u_color;
uniform float u_line;
uniform float u_dot;
void main() {
    float aside = length(vec2(v_at.x - clamp(v_at.x, 0.0, v_at.z), v_at.y)) - u_line;
    float from_dot = length(vec2(v_at.x - v_at.z, v_at.y)) - mix(-1000.0, u_dot, v_at.w);
    float cover = clamp(0.5 - min(aside, from_dot), 0.0, 1.0);
    if (cover <= 0.0) discard;
    gl_FragColor = vec4(u_color.rgb, u_color.a * cover);
}
"""


def surface_program() -> QOpenGLShaderProgram:
    """Return the program of the surface; a context is current."""
    return _program(_SURFACE_VERTEX, _SURFACE_FRAGMENT)


def line_program() -> QOpenGLShaderProgram:
    """Return the program of lines with dots; a context is current."""
    return _program(_LINE_VERTEX, _LINE_FRAGMENT)


def _program(vertex: str, fragment: str) -> QOpenGLShaderProgram:
    program, kinds = QOpenGLShaderProgram(), QOpenGLShader.ShaderTypeBit
    is_made = (
        program.addShaderFromSourceCode(kinds.Vertex, _PRECISION + vertex)
        and program.addShaderFromSourceCode(kinds.Fragment, _PRECISION + fragment)
        and program.link()
    )
    if not is_made:
        raise RuntimeError(f"the graphics driver refuses a program of the surface: {program.log()}")
    return program

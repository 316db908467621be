"""The programs of the graphics card: a softly lit surface, wide lines, and markers."""

from __future__ import annotations

from functools import cached_property

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
# that no triangle it lies on hides it. A pixel beyond a line it has faded.
_LINE_VERTEX = """
attribute vec4 a_begin;
attribute vec4 a_end;
attribute vec3 a_corner;
uniform mat4 u_matrix;
uniform vec2 u_half;
uniform float u_unit;
uniform float u_line;
uniform float u_dot;
uniform float u_cap;
uniform float u_nearer;
varying vec4 v_at;
varying vec2 v_way;
void main() {
    vec4 begin = u_matrix * vec4(a_begin.xyz, 1.0);
    vec4 end = u_matrix * vec4(a_end.xyz, 1.0);
    vec2 from = begin.xy / begin.w * u_half;
    vec2 way = end.xy / end.w * u_half - from;
    float length = length(way);
    vec2 along = length > 0.001 ? way / length : vec2(1.0, 0.0);
    float reach = max(u_line, u_dot * a_corner.z) + 1.0;
    vec2 at = vec2(mix(-reach * u_cap, length + reach * u_cap, a_corner.x), reach * a_corner.y);
    vec2 pixel = from + along * at.x + vec2(-along.y, along.x) * at.y;
    vec4 here = a_corner.x < 0.5 ? begin : end;
    float depth = (here.z - u_nearer * here.w) / (here.w * (1.0 - u_nearer));
    gl_Position = vec4(pixel / u_half, depth, 1.0);
    v_at = vec4(at, length, a_corner.z);
    v_way = vec2(a_begin.w, a_end.w) * u_unit;
}
"""
# Dashes lie on the surface and are shortened with it.
_LINE_FRAGMENT = """
varying vec4 v_at;
varying vec2 v_way;
uniform vec4 u_color;
uniform float u_line;
uniform float u_dot;
uniform vec4 u_dash;
float beyond(float way, float middle, float half_dash) {
    float period = u_dash.w;
    return abs(mod(way - middle + 0.5 * period, period) - 0.5 * period) - half_dash;
}
void main() {
    float along = clamp(v_at.x, 0.0, v_at.z);
    float aside = length(vec2(v_at.x - along, v_at.y)) - u_line;
    if (u_dash.w > 0.0) {
        float way = mix(v_way.x, v_way.y, along / max(v_at.z, 0.001));
        float gap = min(beyond(way, u_dash.x, u_dash.x), beyond(way, u_dash.y, u_dash.z));
        aside = max(aside, gap * v_at.z / max(v_way.y - v_way.x, 0.001));
    }
    float from_dot = length(vec2(v_at.x - v_at.z, v_at.y)) - mix(-1000.0, u_dot, v_at.w);
    float cover = clamp(0.5 - min(aside, from_dot), 0.0, 1.0);
    if (cover <= 0.0) discard;
    gl_FragColor = vec4(u_color.rgb, u_color.a * cover);
}
"""

# A marker is a fan of triangles around its place. Each knows how far its pixels are beyond the
# edge of the marker, so that there is a casing and both fade.
_MARKER_VERTEX = """
attribute vec3 a_place;
attribute vec3 a_corner;
uniform mat4 u_matrix;
uniform vec2 u_half;
uniform float u_radius;
uniform float u_wider;
uniform float u_nearer;
varying float v_beyond;
void main() {
    vec4 here = u_matrix * vec4(a_place, 1.0);
    float is_outside = dot(a_corner.xy, a_corner.xy) > 0.0 ? 1.0 : 0.0;
    vec2 pixel = here.xy / here.w * u_half + vec2(1.0, -1.0) * a_corner.xy * u_radius * u_wider;
    float depth = (here.z - u_nearer * here.w) / (here.w * (1.0 - u_nearer));
    gl_Position = vec4(pixel / u_half, depth, 1.0);
    v_beyond = a_corner.z * u_radius * (is_outside * u_wider - 1.0);
}
"""
_MARKER_FRAGMENT = """
varying float v_beyond;
uniform vec4 u_color;
uniform vec4 u_casing;
uniform float u_casing_width;
void main() {
    float cover = clamp(0.5 + u_casing_width - v_beyond, 0.0, 1.0);
    if (cover <= 0.0) discard;
    vec3 color = mix(u_color.rgb, u_casing.rgb, clamp(0.5 + v_beyond, 0.0, 1.0));
    gl_FragColor = vec4(color, cover);
}
"""


class Programs:
    """The programs of one context, each made when it is first used; the context is current then."""

    @cached_property
    def surface(self) -> QOpenGLShaderProgram:
        """That of the surface."""
        return _program(_SURFACE_VERTEX, _SURFACE_FRAGMENT)

    @cached_property
    def line(self) -> QOpenGLShaderProgram:
        """That of lines with dashes and dots."""
        return _program(_LINE_VERTEX, _LINE_FRAGMENT)

    @cached_property
    def marker(self) -> QOpenGLShaderProgram:
        """That of markers."""
        return _program(_MARKER_VERTEX, _MARKER_FRAGMENT)

    def forget(self) -> None:
        """Give them back; the context is current."""
        self.__dict__.clear()


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

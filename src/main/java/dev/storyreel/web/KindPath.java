package dev.storyreel.web;

/**
 * Where a kind of production lives in the API; each kind contributes a bean of this.
 *
 * @param path the part after {@code /v1/}, e.g. {@code projects}
 * @param kind the production's kind, e.g. {@code story}
 */
public record KindPath(String path, String kind) {}

package dev.storyreel.production;

/**
 * Something that went less well than asked for, but did not stop the work.
 *
 * @param code stable, snake_case
 * @param message one sentence for people
 */
public record Warning(String code, String message) {}

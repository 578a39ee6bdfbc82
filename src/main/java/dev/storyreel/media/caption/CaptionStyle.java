package dev.storyreel.media.caption;

/**
 * How captions look. Each is readable on any picture: letters stand on an opaque outline or a nearly opaque plate of their
 * own.
 */
public enum CaptionStyle {
    /** White with a thin outline and a soft shadow; the spoken word in pale yellow. */
    CLEAN,
    /** Heavy letters, a thick outline, a shadow close by; the spoken word in strong yellow. */
    BOLD,
    /** Words turn cyan as they are spoken and stay so. */
    KARAOKE,
    /** On a dark plate with round corners; the spoken word in amber. */
    BOX,
    /** Not burnt in. */
    NONE
}

/** Reads hostile pictures and composes frames of them, in planar YUV 4:2:0, BT.709, limited range. */
@NullMarked
package dev.storyreel.media.picture;

import org.jspecify.annotations.NullMarked;

package dev.storyreel.media;

import java.nio.file.Path;

/**
 * A video with another sound.
 *
 * @param container what kind of file it is
 * @param pictures as many as the video had
 * @param samples of its sound, decoded, of one channel at 48 kHz
 */
public record RemuxedVideo(Path file, VideoContainer container, int pictures, long samples) {}

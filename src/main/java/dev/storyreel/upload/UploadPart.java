package dev.storyreel.upload;

/**
 * A part that has come.
 *
 * @param number from 1 on
 */
record UploadPart(int number, long sizeBytes) {}

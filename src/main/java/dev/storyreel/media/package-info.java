/** Composes frames and sound and encodes them; starts the processes of FFmpeg; knows nothing of jobs. */
@ApplicationModule(
        displayName = "Media",
        allowedDependencies = {"error", "health"})
@NullMarked
package dev.storyreel.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

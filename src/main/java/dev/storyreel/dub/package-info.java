/** The dubbing kind: a recording in, the same recording in other languages out. */
@ApplicationModule(
        displayName = "Dubbing",
        allowedDependencies = {"media", "media :: caption", "media :: sound", "provider"})
@NullMarked
package dev.storyreel.dub;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

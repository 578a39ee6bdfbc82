/** The dubbing kind: a recording in, the same recording in other languages out. */
@ApplicationModule(
        displayName = "Dubbing",
        allowedDependencies = {
            "error",
            "database",
            "kind",
            "production",
            "provider",
            "media",
            "media :: caption",
            "media :: sound",
            "storage",
            "upload",
            "web"
        })
@NullMarked
package dev.storyreel.dub;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

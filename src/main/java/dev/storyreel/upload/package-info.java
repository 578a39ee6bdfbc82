/** The user's own files: announced, sent to a signed URL, looked at, and then taken by the kinds. */
@ApplicationModule(
        displayName = "Uploads",
        allowedDependencies = {"error", "database", "media", "storage", "web"})
@NullMarked
package dev.storyreel.upload;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

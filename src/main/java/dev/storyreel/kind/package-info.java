/** What all kinds of production share: results that are not made twice, the user's own files, URLs of assets. */
@ApplicationModule(
        displayName = "Kinds",
        allowedDependencies = {"error", "production", "provider", "media", "media :: sound", "storage", "upload", "web"
        })
@NullMarked
package dev.storyreel.kind;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

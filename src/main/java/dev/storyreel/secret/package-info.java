/** Keys and passwords, which never show. */
@ApplicationModule(
        displayName = "Secrets",
        allowedDependencies = {})
@NullMarked
package dev.storyreel.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

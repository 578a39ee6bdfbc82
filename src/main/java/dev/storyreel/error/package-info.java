/** Every failure has a stable code and a type; the type decides who can mend it and whether to try again. */
@ApplicationModule(
        displayName = "Errors",
        allowedDependencies = {})
@NullMarked
package dev.storyreel.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

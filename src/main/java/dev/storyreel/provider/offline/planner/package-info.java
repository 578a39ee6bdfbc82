/** Plans without a service: cuts a script into scenes, or writes a short one from WordNet. */
@NullMarked
package dev.storyreel.provider.offline.planner;

import org.jspecify.annotations.NullMarked;

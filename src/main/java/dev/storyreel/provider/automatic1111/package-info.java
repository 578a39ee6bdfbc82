/** Pictures of Stable Diffusion on a server of one's own, such as AUTOMATIC1111's, Forge or SD.Next. */
@NullMarked
package dev.storyreel.provider.automatic1111;

import org.jspecify.annotations.NullMarked;

/** Objects in a bucket of Supabase Storage. */
@NullMarked
package dev.storyreel.storage.supabase;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.storyreel.storage.supabase;

import org.jspecify.annotations.NullMarked;

package dev.storyreel.storage.supabase;

import dev.storyreel.storage.OnStorage;
import dev.storyreel.storage.StorageType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Storage at Supabase, where it is chosen. */
@Configuration(proxyBeanMethods = false)
@OnStorage(StorageType.SUPABASE)
class SupabaseStorage {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

    @Bean
    SupabaseObjectStore supabaseObjectStore(SupabaseSettings settings, Clock clock) {
        return SupabaseObjectStore.open(settings, clock, FIRST_PAUSE);
    }
}

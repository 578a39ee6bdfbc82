package dev.storyreel.storage.supabase;

import dev.storyreel.secret.Secret;
import dev.storyreel.storage.ServiceAddress;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url of the project
 * @param serviceKey that may do everything in the project
 * @param bucket must exist, and should be private
 * @param prefix what stands before our keys in it
 * @param callTimeout how long a call without contents may take
 * @param transferTimeout how long a file may take
 */
@Validated
@ConfigurationProperties("storyreel.storage.supabase")
record SupabaseSettings(
        @Nullable URI url,
        @DefaultValue("") Secret serviceKey,
        @DefaultValue("") String bucket,
        @DefaultValue("") String prefix,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("20s") Duration callTimeout,
        @DefaultValue("1h") Duration transferTimeout) {
    SupabaseSettings {
        if (!connectTimeout.isPositive() || !callTimeout.isPositive() || !transferTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "the timeouts of storyreel.storage.supabase.* must be more than nothing");
        }
    }

    /** Not the URL as it was given, which may hold a password. */
    @Override
    public String toString() {
        return "SupabaseSettings[bucket " + bucket + (url == null ? "" : " at " + ServiceAddress.shown(url)) + "]";
    }
}

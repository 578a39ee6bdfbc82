package dev.storyreel.storage.supabase;

import dev.storyreel.storage.ObjectKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Signed URLs that were had not long ago: each is given out again until half of its time is over. Safe for use by many threads.
 */
final class RecentUrls {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Wanted, Known> known = new LinkedHashMap<>();

    RecentUrls(Clock clock) {
        this.clock = clock;
    }

    private record Wanted(ObjectKey key, Duration validFor) {}

    private record Known(URI url, Instant until) {}

    /** @param sign gives those that are not known, all at once */
    Map<ObjectKey, URI> of(
            Collection<ObjectKey> keys, Duration validFor, Function<List<ObjectKey>, Map<ObjectKey, URI>> sign) {
        Map<ObjectKey, URI> urls = new HashMap<>();
        List<ObjectKey> unknown = new ArrayList<>();
        Instant now = clock.instant();
        synchronized (known) {
            for (ObjectKey key : keys) {
                Known recent = known.get(new Wanted(key, validFor));
                if (recent != null && now.isBefore(recent.until())) {
                    urls.put(key, recent.url());
                } else if (!unknown.contains(key)) {
                    unknown.add(key);
                }
            }
        }
        if (!unknown.isEmpty()) {
            Map<ObjectKey, URI> signed = sign.apply(unknown);
            urls.putAll(signed);
            remember(signed, validFor, now.plus(validFor.dividedBy(2)));
        }
        return urls;
    }

    private void remember(Map<ObjectKey, URI> signed, Duration validFor, Instant until) {
        synchronized (known) {
            signed.forEach((key, url) -> {
                known.remove(new Wanted(key, validFor));
                known.put(new Wanted(key, validFor), new Known(url, until));
            });
            var oldest = known.entrySet().iterator();
            while (known.size() > MOST) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}

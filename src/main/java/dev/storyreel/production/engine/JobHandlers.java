package dev.storyreel.production.engine;

import dev.storyreel.production.JobHandler;
import dev.storyreel.production.JobType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All handlers by what they carry out. */
@Component
class JobHandlers {
    private record Key(String kind, String type) {}

    private final Map<Key, JobHandler> byType;

    JobHandlers(List<JobHandler> handlers) {
        byType = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandlers::key, Function.identity()));
    }

    Optional<JobHandler> find(String kind, String type) {
        return Optional.ofNullable(byType.get(new Key(kind, type)));
    }

    private static Key key(JobHandler handler) {
        JobType type = handler.type();
        return new Key(type.kind(), type.name());
    }
}

package dev.storyreel.story;

import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.Warning;
import dev.storyreel.storage.ObjectKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt in memory; several attempts at one job share what was published. */
final class TestJob implements JobContext {
    /** Which attempt, by the name of its folder, published some bytes. */
    private static final Map<byte[], String> MAKERS = Collections.synchronizedMap(new IdentityHashMap<>());

    private final UUID production;
    private final @Nullable Integer item;
    private final Path workDir;
    private final Map<String, byte[]> published;
    private final List<Warning> warnings = new ArrayList<>();
    private BigDecimal cost = BigDecimal.ZERO;

    TestJob(UUID production, @Nullable Integer item, Path workDir, Map<String, byte[]> published) {
        this.production = production;
        this.item = item;
        this.workDir = workDir;
        this.published = published;
    }

    BigDecimal cost() {
        return cost;
    }

    List<Warning> warnings() {
        return warnings;
    }

    @Override
    public UUID productionId() {
        return production;
    }

    @Override
    public UUID jobId() {
        return new UUID(0, 1);
    }

    @Override
    public @Nullable Integer itemIndex() {
        return item;
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public Path workDir() {
        return workDir;
    }

    @Override
    public void progress(double fraction) {}

    @Override
    public void warn(String code, String message) {
        warnings.add(new Warning(code, message));
    }

    @Override
    public void used(String provider, String model, boolean offline, BigDecimal costUsd) {
        cost = cost.add(costUsd);
    }

    @Override
    public void publish(String name, Path file, String contentType) throws IOException {
        publish(name, Files.readAllBytes(file), contentType);
    }

    @Override
    public void publish(String name, byte[] bytes, String contentType) {
        MAKERS.put(bytes, String.valueOf(workDir.getFileName()));
        published.put(name, bytes);
    }

    @Override
    public Optional<Asset> earlier(String name) {
        return Optional.ofNullable(published.get(name))
                .map(bytes -> new Asset(
                        UUID.randomUUID(),
                        production,
                        name,
                        ObjectKey.of(MAKERS.getOrDefault(bytes, "first"), name),
                        "",
                        bytes.length,
                        "",
                        Instant.EPOCH));
    }

    @Override
    public Path fetch(String name) throws IOException {
        return Files.write(workDir.resolve(name), published.get(name));
    }

    @Override
    public Path fetch(Asset asset) throws IOException {
        return fetch(asset.name());
    }

    @Override
    public <T extends AutoCloseable> T closingOnStop(T resource) {
        return resource;
    }
}

package dev.storyreel.testing;

import dev.storyreel.production.Asset;
import dev.storyreel.production.JobContext;
import dev.storyreel.production.Made;
import dev.storyreel.production.Warning;
import dev.storyreel.production.WorkKey;
import dev.storyreel.storage.ObjectKey;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An attempt in memory; several attempts at one production share its assets. */
public final class TestJob implements JobContext {
    private final UUID production;
    private final @Nullable Integer item;
    private final Path workDir;
    private final Assets assets;
    private final List<Warning> warnings = new ArrayList<>();
    private BigDecimal cost = BigDecimal.ZERO;

    public TestJob(UUID production, @Nullable Integer item, Path workDir, Assets assets) {
        this.production = production;
        this.item = item;
        this.workDir = workDir;
        this.assets = assets;
    }

    /** What was published, by any attempt. */
    public record Assets(Map<String, byte[]> files, Map<WorkKey, Asset> made) {
        public Assets() {
            this(new LinkedHashMap<>(), new HashMap<>());
        }
    }

    public BigDecimal cost() {
        return cost;
    }

    public List<Warning> warnings() {
        return warnings;
    }

    @Override
    public String owner() {
        return "tester";
    }

    @Override
    public Optional<BigDecimal> maxCostUsd() {
        return Optional.empty();
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
    public @Nullable String branch() {
        return null;
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
    public boolean isLastTry() {
        return false;
    }

    @Override
    public Path workDir() {
        return workDir;
    }

    @Override
    public void progress(double fraction) {}

    @Override
    public void working() {}

    @Override
    public boolean isCurrent() {
        return true;
    }

    @Override
    public void warn(String code, String message) {
        warnings.add(new Warning(code, message));
    }

    @Override
    public void used(String provider, String model, boolean offline, BigDecimal costUsd, BooleanSupplier first) {
        if (first.getAsBoolean()) {
            cost = cost.add(costUsd);
        }
    }

    @Override
    public Asset publish(String name, Path file, String contentType) throws IOException {
        return publish(name, Files.readAllBytes(file), contentType);
    }

    @Override
    public Asset publish(String name, byte[] bytes, String contentType) {
        return publish(name, bytes, contentType, (String) null);
    }

    @Override
    public Asset publish(String name, Path file, String contentType, Made made) throws IOException {
        return publish(name, Files.readAllBytes(file), contentType, made);
    }

    @Override
    public Asset publish(String name, byte[] bytes, String contentType, Made made) {
        Asset asset = publish(name, bytes, contentType, made.notes());
        assets.made().put(made.key(), asset);
        return asset;
    }

    private Asset publish(String name, byte[] bytes, String contentType, @Nullable String notes) {
        assets.files().put(name, bytes);
        return new Asset(
                UUID.randomUUID(),
                production,
                name,
                ObjectKey.of("test", name),
                contentType,
                bytes.length,
                "%064x".formatted(Arrays.hashCode(bytes)),
                notes,
                false,
                Instant.EPOCH);
    }

    @Override
    public Optional<Asset> made(WorkKey key) {
        return Optional.ofNullable(assets.made().get(key));
    }

    @Override
    public List<Asset> madeElsewhere(WorkKey ownersKey) {
        return List.of();
    }

    @Override
    public void reuse(Asset asset) {}

    @Override
    public void supersede(Collection<String> names) {}

    @Override
    public Optional<Asset> find(String name) {
        throw new UnsupportedOperationException("no test needs it");
    }

    @Override
    public Path fetch(Asset asset) throws IOException {
        return Files.write(workDir.resolve(asset.name()), assets.files().get(asset.name()));
    }

    @Override
    public <T extends AutoCloseable> T closingOnStop(T resource) {
        return resource;
    }
}

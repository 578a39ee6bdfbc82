package dev.storyreel.storage;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param dataDir the folder of everything the studio keeps on this machine; objects are in its {@code objects}
 * @param storage what concerns storage alone
 */
@Validated
@ConfigurationProperties("storyreel")
record StorageSettings(
        @NotNull Path dataDir, @Valid @DefaultValue Storage storage) {
    /**
     * @param type where objects are; each has settings of its own, and the beans of the others are not made
     * @param signingSecret signs URLs of local objects, at least 32 characters; needed when several API processes do not share the data
     *     directory. Without it a random one is kept in the data directory.
     */
    record Storage(
            @DefaultValue("local") StorageType type,
            @Nullable @Size(min = 32, max = 1024) String signingSecret) {
        @Override
        public String toString() {
            return "Storage[type=" + type + ", signingSecret=" + (signingSecret == null ? "none" : "set") + "]";
        }
    }
}

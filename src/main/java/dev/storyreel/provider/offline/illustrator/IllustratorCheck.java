package dev.storyreel.provider.offline.illustrator;

import dev.storyreel.health.ComponentCheck;
import dev.storyreel.health.ComponentStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/** Looks whether the illustrations ship with this artifact. */
@Component
final class IllustratorCheck implements ComponentCheck {
    @Override
    public String component() {
        return "illustrator";
    }

    @Override
    public ComponentStatus check() {
        try (InputStream in = new GZIPInputStream(IconLibrary.resource(IconLibrary.RESOURCE))) {
            return in.read() < 0
                    ? ComponentStatus.down("the illustrations are empty", "install the product again")
                    : ComponentStatus.up("Noto Emoji icons, offline");
        } catch (IOException e) {
            return ComponentStatus.down(
                    "the illustrations cannot be read: " + e.getMessage(), "install the product again");
        }
    }
}

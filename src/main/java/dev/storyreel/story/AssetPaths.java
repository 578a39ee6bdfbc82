package dev.storyreel.story;

import dev.storyreel.production.Asset;
import java.io.IOException;
import java.nio.file.Path;

/** Where an asset's file is. */
interface AssetPaths {
    /** Names what it holds instead: plans of such files are alike where their films are, and make {@code WorkKey}s. */
    NamedByContent CONTENT = asset -> Path.of(asset.sha256());

    Path of(Asset asset) throws IOException;

    /** Looks at no file. */
    interface NamedByContent extends AssetPaths {
        @Override
        Path of(Asset asset);
    }
}

package dev.storyreel.story;

import dev.storyreel.production.Asset;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.web.AbsoluteUrls;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signed URLs of assets, absolute, as the client that asks reaches this server. Only for use within a request. */
@Component
class AssetUrls {
    private final ObjectStore store;
    private final StorySettings settings;

    AssetUrls(ObjectStore store, StorySettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** By the assets' names, in their order. */
    Map<String, URI> of(List<Asset> assets) {
        Map<String, URI> urls = new LinkedHashMap<>();
        assets.forEach(asset -> urls.put(asset.name(), of(asset)));
        return urls;
    }

    URI of(Asset asset) {
        return AbsoluteUrls.of(store.signedUrl(asset.key(), settings.urlsValidFor()));
    }

    /** A URL that a browser saves under the file name. */
    URI download(Asset asset, String fileName) {
        return AbsoluteUrls.of(store.signedDownloadUrl(asset.key(), settings.urlsValidFor(), fileName));
    }
}

package dev.storyreel.kind;

import dev.storyreel.production.Asset;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.ObjectStore;
import dev.storyreel.web.AbsoluteUrls;
import dev.storyreel.web.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Signed URLs of assets, absolute, as the client that asks reaches this server. Only for use within a request. */
@Component
public class AssetUrls {
    private final ObjectStore store;
    private final AssetSettings settings;

    AssetUrls(ObjectStore store, AssetSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** By the assets' names, in their order; of an asset whose object is gone there may be none. */
    public Map<String, URI> of(List<Asset> assets) {
        Map<ObjectKey, URI> signed =
                store.signedUrls(assets.stream().map(Asset::key).toList(), settings.urlsValidFor());
        Map<String, URI> urls = new LinkedHashMap<>();
        assets.forEach(asset -> {
            URI url = signed.get(asset.key());
            if (url != null) {
                urls.put(asset.name(), AbsoluteUrls.of(url));
            }
        });
        return urls;
    }

    /** As clients see them, all on one page, but for those whose objects are gone. */
    public Page<AssetAnswer> page(List<Asset> assets) {
        Map<String, URI> urls = of(assets);
        return new Page<>(
                assets.stream()
                        .filter(asset -> urls.containsKey(asset.name()))
                        .map(asset -> new AssetAnswer(
                                asset.name(),
                                Objects.requireNonNull(urls.get(asset.name())),
                                asset.contentType(),
                                asset.sizeBytes()))
                        .toList(),
                null);
    }

    /** A URL that a browser saves under the file name. */
    public URI download(Asset asset, String fileName) {
        return AbsoluteUrls.of(store.signedDownloadUrl(asset.key(), settings.urlsValidFor(), fileName));
    }
}

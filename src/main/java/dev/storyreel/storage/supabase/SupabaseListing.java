package dev.storyreel.storage.supabase;

import dev.storyreel.storage.ContentTypes;
import dev.storyreel.storage.ObjectKey;
import dev.storyreel.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Lists objects, folder by folder, as the service tells them. */
record SupabaseListing(SupabaseBucket bucket) {
    private static final int PAGE = 1000;

    /** Our objects below a folder, in key order. */
    List<StoredObject> of(ObjectKey folder) throws IOException {
        Map<String, StoredObject> found = new TreeMap<>();
        List<ObjectKey> folders = new ArrayList<>(List.of(folder));
        while (!folders.isEmpty()) {
            ObjectKey at = folders.removeLast();
            for (JsonNode entry : entries(at)) {
                Optional<ObjectKey> key = below(at, entry);
                if (key.isPresent() && isFolder(entry)) {
                    folders.add(key.get());
                } else if (key.isPresent() && entry.path("metadata").isObject()) {
                    found.put(key.get().value(), stored(key.get(), entry));
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /** The folders right below one, in key order. */
    List<ObjectKey> folders(ObjectKey folder) throws IOException {
        return entries(folder).stream()
                .filter(SupabaseListing::isFolder)
                .flatMap(entry -> below(folder, entry).stream())
                .sorted(java.util.Comparator.comparing(ObjectKey::value))
                .toList();
    }

    private static boolean isFolder(JsonNode entry) {
        return entry.path("id").isNull();
    }

    private static Optional<ObjectKey> below(ObjectKey folder, JsonNode entry) {
        return ObjectKey.read(folder.value() + "/" + entry.path("name").asString(""));
    }

    private StoredObject stored(ObjectKey key, JsonNode entry) {
        JsonNode about = entry.path("metadata");
        return new StoredObject(
                key,
                about.path("size").asLong(0),
                about.path("mimetype").asString(ContentTypes.of(key)),
                bucket.time(entry.path("updated_at").asString("")));
    }

    /** Page by page until one is empty: how many a page has at most is the service's to say. */
    private List<JsonNode> entries(ObjectKey folder) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        JsonNode page;
        do {
            page = bucket.post(
                    "/object/list/" + bucket.name(),
                    Map.of(
                            "prefix",
                            bucket.prefix().name(folder) + "/",
                            "limit",
                            PAGE,
                            "offset",
                            entries.size(),
                            "sortBy",
                            Map.of("column", "name", "order", "asc")));
            if (!page.isArray()) {
                throw bucket.errors().badAnswer();
            }
            page.forEach(entries::add);
        } while (!page.isEmpty());
        return entries;
    }
}

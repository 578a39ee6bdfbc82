package dev.storyreel.provider.http;

import java.util.List;

/** What the settings of every vendor of stock have. */
public interface StockSettings extends VendorSettings {
    /** Hosts from which files are fetched beside the vendor's own; {@code *.example.com} is all below that. */
    List<String> resultHosts();
}

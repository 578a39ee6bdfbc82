package dev.storyreel.provider.http;

import java.time.Duration;
import java.util.List;

/** What the settings of every vendor of clips have. */
public interface VideoSettings extends VendorSettings {
    /** Hosts from which clips are fetched beside the vendor's own; {@code *.example.com} is all below that. */
    List<String> resultHosts();

    /** How long to wait before a task is asked after again. */
    Duration pollEvery();

    /** How long a task may take at most. */
    Duration longestTask();
}

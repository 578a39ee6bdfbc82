"""The benchmark's film by MoviePy 2: film.py FILM.json OUTPUT.mp4 [three]

In one pass, all of a frame is composed at once, in the fastest way that was found; MoviePy draws the text, mixes the
sound and feeds the encoder. With "three", the film is made as widely used tools make it: each picture becomes a clip,
the clips are joined, and captions and sound are laid over them, each time with a film written in between.
"""

import json
import os
import sys

import numpy as np
from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, ImageClip, TextClip, VideoClip, VideoFileClip
from PIL import Image

ZOOM = 0.12
BLACK = (0, 0, 0)


def main(sheet, output, passes):
    with open(sheet, encoding="utf-8") as file:
        film = json.load(file)
    os.chdir(os.path.dirname(os.path.abspath(sheet)))
    pictures = in_three(film, output) if passes == "three" else in_one(film)
    sounds = [AudioFileClip(scene["narration"]).with_start(scene["narration_start"]) for scene in film["scenes"]]
    write(film, pictures.with_audio(CompositeAudioClip(sounds)).with_duration(film["frames"] / film["fps"]), output)


def size(film):
    return film["width"], film["height"]


def seconds(film, scene):
    return scene["frames"] / film["fps"]


def in_one(film):
    pictures = [Image.open(scene["picture"]).convert("RGB") for scene in film["scenes"]]
    texts = [(caption, *drawn(film, caption)) for caption in film["captions"]]

    def closer(index, time):
        """To a fraction of a pixel."""
        picture = pictures[index]
        zoom = 1 + ZOOM * time / seconds(film, film["scenes"][index])
        wide, high = picture.width / zoom, picture.height / zoom
        left, top = (picture.width - wide) / 2, (picture.height - high) / 2
        return picture.resize(size(film), Image.Resampling.BILINEAR, (left, top, left + wide, top + high))

    def frame(time):
        image = crossfaded(film, time, closer)
        for caption, text, place in texts:
            if caption["start"] <= time < caption["end"]:
                image.paste(text, place, text)
        return np.asarray(image)

    return VideoClip(frame)


def crossfaded(film, time, image_of):
    """One scene, or two where the one gives way to the other, which is faster than masks are."""
    now = round(time * film["fps"])
    index = max(i for i, scene in enumerate(film["scenes"]) if scene["start_frame"] <= now)
    since = now - film["scenes"][index]["start_frame"]
    image = image_of(index, since / film["fps"])
    if index == 0 or since >= film["crossfade_frames"]:
        return image
    before = now - film["scenes"][index - 1]["start_frame"]
    return Image.blend(image_of(index - 1, before / film["fps"]), image, since / film["crossfade_frames"])


def in_three(film, output):
    folder = os.path.dirname(output)
    clips = []
    for index, scene in enumerate(film["scenes"]):
        duration = seconds(film, scene)
        still = ImageClip(scene["picture"]).resized(size(film)).with_duration(duration)
        zoomed = still.resized(lambda time, d=duration: 1 + ZOOM * time / d).with_position("center")
        file = os.path.join(folder, f"pass-one-{index}.mp4")
        write(film, CompositeVideoClip([zoomed], size=size(film), bg_color=BLACK), file)
        clips.append(VideoFileClip(file))
    joined = VideoClip(
        lambda time: np.asarray(crossfaded(film, time, lambda index, at: Image.fromarray(clips[index].get_frame(at)))),
        duration=film["frames"] / film["fps"],
    )
    file = os.path.join(folder, "pass-two.mp4")
    write(film, joined, file)
    texts = [
        text(film, caption)
        .with_start(caption["start"])
        .with_end(caption["end"])
        .with_position(("center", top(film)))
        for caption in film["captions"]
    ]
    return CompositeVideoClip([VideoFileClip(file), *texts], size=size(film), bg_color=BLACK)


def text(film, caption):
    return TextClip(
        font=film["font"],
        text=caption["text"],
        font_size=round(film["width"] / 18),
        color="white",
        stroke_color="black",
        stroke_width=4,
        method="caption",
        text_align="center",
        size=(round(film["width"] * 0.85), None),
    )


def top(film):
    return round(film["height"] * 0.7)


def drawn(film, caption):
    """A caption as a picture with transparency, and where it goes."""
    clip = text(film, caption)
    image = Image.fromarray(clip.get_frame(0).astype("uint8")).convert("RGB")
    image.putalpha(Image.fromarray((clip.mask.get_frame(0) * 255).astype("uint8")))
    return image, ((film["width"] - image.width) // 2, top(film))


def write(film, clip, output):
    clip.write_videofile(
        output,
        fps=film["fps"],
        codec="libx264",
        preset="veryfast",
        audio_codec="aac",
        audio_bitrate="192k",
        threads=os.cpu_count(),
        ffmpeg_params=["-crf", "21", "-pix_fmt", "yuv420p"],
        temp_audiofile_path=os.path.dirname(output),
        logger=None,
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "three" if sys.argv[3:] == ["three"] else "one")

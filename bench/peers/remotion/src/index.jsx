import React from 'react';
import {AbsoluteFill, Audio, Composition, Img, Sequence, interpolate, registerRoot, staticFile, useCurrentFrame} from 'remotion';
import {TransitionSeries, linearTiming} from '@remotion/transitions';
import {fade} from '@remotion/transitions/fade';

const ZOOM = 0.12;

const Scene = ({scene}) => {
	const scale = interpolate(useCurrentFrame(), [0, scene.frames], [1, 1 + ZOOM]);
	return (
		<AbsoluteFill style={{overflow: 'hidden'}}>
			<Img
				src={staticFile(scene.picture)}
				style={{width: '100%', height: '100%', objectFit: 'cover', transform: `scale(${scale})`}}
			/>
		</AbsoluteFill>
	);
};

const Caption = ({film, caption}) => (
	<AbsoluteFill style={{top: '70%', height: 'auto', alignItems: 'center'}}>
		<div
			style={{
				width: '85%',
				textAlign: 'center',
				font: `700 ${Math.round(film.width / 18)}px sans-serif`,
				color: 'white',
				WebkitTextStroke: '8px black',
				paintOrder: 'stroke fill',
			}}
		>
			{caption.text}
		</div>
	</AbsoluteFill>
);

const Film = (film) => {
	const frame = (seconds) => Math.round(seconds * film.fps);
	return (
		<AbsoluteFill>
			<TransitionSeries>
				{film.scenes.flatMap((scene, index) => [
					index > 0 && (
						<TransitionSeries.Transition
							key={`fade ${index}`}
							presentation={fade()}
							timing={linearTiming({durationInFrames: film.crossfade_frames})}
						/>
					),
					<TransitionSeries.Sequence key={index} durationInFrames={scene.frames}>
						<Scene scene={scene} />
					</TransitionSeries.Sequence>,
				])}
			</TransitionSeries>
			{film.captions.map((caption, index) => (
				<Sequence
					key={index}
					from={frame(caption.start)}
					durationInFrames={Math.max(1, frame(caption.end) - frame(caption.start))}
				>
					<Caption film={film} caption={caption} />
				</Sequence>
			))}
			{film.scenes.map((scene, index) => (
				<Sequence key={index} from={frame(scene.narration_start)}>
					<Audio src={staticFile(scene.narration)} />
				</Sequence>
			))}
		</AbsoluteFill>
	);
};

registerRoot(() => (
	<Composition
		id="Film"
		component={Film}
		width={16}
		height={16}
		fps={30}
		durationInFrames={1}
		calculateMetadata={({props}) => ({
			width: props.width,
			height: props.height,
			fps: props.fps,
			durationInFrames: props.frames,
		})}
	/>
));

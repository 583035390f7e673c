import { showLarge } from '../../scenes/picture-strip.ts'
import { dropOwn } from '../reach.ts'
import { type Group, small } from '../state.ts'

const painted = (width: number, height: number) => `(() => {
  const canvas = Object.assign(document.createElement('canvas'), { width: ${width}, height: ${height} })
  const context = canvas.getContext('2d')
  const sky = context.createLinearGradient(0, 0, ${width}, ${height})
  for (const [index, colour] of ['#1d3b34', '#2d5f8f', '#ffd9a0', '#d1495b'].entries()) sky.addColorStop(index / 3, colour)
  context.fillStyle = sky
  context.fillRect(0, 0, ${width}, ${height})
  return canvas.toDataURL()
})()`

/** Pictures of every shape, and several of them. */
export const pictures: Group = {
  name: 'pictures',
  states: [
    {
      name: 'tall',
      card: 'menu',
      picture: { width: 30, height: 300, source: painted(300, 3000) },
      set: { model: 'fault-long' },
      in: small,
    },
    {
      name: 'wide',
      card: 'chart',
      picture: { width: 300, height: 30, source: painted(3000, 300) },
      set: { model: 'fault-long' },
      in: small,
    },
    { name: 'small print', card: 'huge', set: { detail: 'low' }, in: small },
    { name: 'with a see-through part', card: 'transparent' },
    { name: 'tiny', card: 'icon' },
    {
      name: 'large',
      card: 'photo',
      reach: (chat) => showLarge(chat, 'sees every pixel'),
      in: ['popup', 'tab'],
    },
    { name: 'large, zoomed', reach: (chat) => showLarge(chat, 'sees every pixel'), in: ['narrow', 'zoomed'] },
    {
      name: 'several, waiting',
      reach: (chat) => dropOwn(chat, ['icon.png', 'chart.png', 'photo.jpg']),
      in: small,
    },
    {
      name: 'several, asked about',
      async reach(chat) {
        await dropOwn(chat, ['chart.png', 'photo.jpg', 'menu.jpg', 'robot.svg', 'fish.avif'])
        await chat.ask('What do they have in common?')
        await chat.untilSettled()
      },
      until: /./,
      in: small,
    },
  ],
}

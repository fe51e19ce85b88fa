/** A prop of a component, and what v6 does with it. */
export interface UiProp {
  readonly component: string
  readonly from: string
  readonly prop: string
  /** The prop, or the value of it, that means the same; null where a person has to look for one. */
  readonly becomes:
    | { readonly prop: string }
    | { readonly value: string; readonly was: string }
    | null
  /** Nothing changes where the component is given this prop too. */
  readonly unlessBeside?: string
  /** What a person is told, as the end of a sentence about the prop. */
  readonly note?: string
}

const UI_REACT = '@aws-amplify/ui-react'
const STORAGE = '@aws-amplify/ui-react-storage'
const BY_VALUE = 'is gone; Tabs go by value: defaultValue, value and onValueChange'

/** Props that the components for v6 have not, or call otherwise. Those of Authenticator are apart. */
export const uiProps: readonly UiProp[] = [
  {
    component: 'Link',
    from: UI_REACT,
    prop: 'to',
    becomes: null,
    unlessBeside: 'as',
    note: 'is gone; give Link the link of the router as its prop as',
  },
  {
    component: 'TextField',
    from: UI_REACT,
    prop: 'isMultiline',
    becomes: null,
    note: 'is gone; TextAreaField takes the place of such a field',
  },
  { component: 'Tabs', from: UI_REACT, prop: 'currentIndex', becomes: null, note: BY_VALUE },
  { component: 'Tabs', from: UI_REACT, prop: 'defaultIndex', becomes: null, note: BY_VALUE },
  {
    component: 'FaceLivenessDetector',
    from: '@aws-amplify/ui-react-liveness',
    prop: 'disableInstructionScreen',
    becomes: { prop: 'disableStartScreen' },
  },
  ...['FileUploader', 'StorageImage', 'StorageManager'].map((component) => ({
    component,
    from: STORAGE,
    prop: 'accessLevel',
    becomes: { was: 'public', value: 'guest' },
  })),
]
